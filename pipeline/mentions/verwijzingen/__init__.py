"""Citations of official papers in a letter: one Verwijzing for each cited document.

Surface forms: those of `citeervormen` (Kamerstukken II 2019/20, 29 911, nr. 254; 36560-VI nr. 15; nrs. 275 en 281;
Aanhangsel Handelingen II 2019/20, nr. 2751; Handelingen II 2021/22, nr. 3, item 2; Stb. 2017, 479; 2023D05549;
kst-29911-254 and links), and in notes Ibid. and Idem, nr. 12, which stand for the one paper that the note before them
cites. Table rows are not read: what stands there are amounts.
"""

from __future__ import annotations

from pipeline.mentions.verwijzingen.finding import find_verwijzingen

__all__ = ["find_verwijzingen"]
