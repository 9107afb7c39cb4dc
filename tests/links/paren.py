"""Own letters of ten ministries, two or three each, and the links between them, written before any was read.

Each case: dossier, office of the sender, letters (name, date, text), and links (from letter, its words, to letter, its
words): `f` fulfilments, `r` what is said again, put off, changed or dropped, `a` sums revised, `n` what must stay
apart.
"""

from __future__ import annotations

from dataclasses import dataclass

Link = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Geval:
    """Letters of one dossier, and the links between them."""

    dossier: str
    functie: str
    brieven: tuple[tuple[str, str, str], ...]
    f: tuple[Link, ...] = ()
    r: tuple[Link, ...] = ()
    a: tuple[Link, ...] = ()
    n: tuple[Link, ...] = ()


GEVALLEN = (
    Geval(
        "31 936",
        "De Minister van Infrastructuur en Waterstaat",
        (
            (
                "lv1",
                "14 februari 2020",
                "Rond de luchthaven Polderzicht klagen bewoners over grondgeluid. Ik laat het NLR "
                "onderzoeken hoe grondgeluid kan worden gemeten. De resultaten van dit onderzoek naar "
                "grondgeluid deel ik in het najaar met uw Kamer.\n\n"
                "Voor gevelisolatie is in 2021 € 22 miljoen gereserveerd. Verder bekijk ik of de "
                "vliegroutes in het oosten kunnen worden verlegd; voor het kerstreces ontvangt u daarover "
                "een brief.",
            ),
            (
                "lv2",
                "11 december 2020",
                "In mijn brief van 14 februari jl. heb ik uw Kamer toegezegd de resultaten van het "
                "onderzoek naar grondgeluid te delen. Bijgaand treft u het rapport van het NLR aan.\n\n"
                "Het budget voor gevelisolatie in 2021 gaat omhoog van € 22 miljoen naar € 27 miljoen. De "
                "brief over het verleggen van vliegroutes in het oosten ontvangt u niet voor het kerstreces"
                " maar in het eerste kwartaal van 2021, omdat de berekeningen meer tijd vragen.",
            ),
        ),
        f=(
            (
                "lv2",
                "In mijn brief van 14 februari jl. heb ik uw Kamer toegezegd de resultaten van het onderzoek "
                "naar grondgeluid te delen.",
                "lv1",
                "De resultaten van dit onderzoek naar grondgeluid deel ik in het najaar met uw Kamer.",
            ),
        ),
        r=(
            (
                "lv2",
                "De brief over het verleggen van vliegroutes in het oosten ontvangt u niet voor het kerstreces "
                "maar in het eerste kwartaal van 2021, omdat de berekeningen meer tijd vragen.",
                "lv1",
                "Verder bekijk ik of de vliegroutes in het oosten kunnen worden verlegd; voor het kerstreces "
                "ontvangt u daarover een brief.",
            ),
        ),
        a=(
            (
                "lv2",
                "Het budget voor gevelisolatie in 2021 gaat omhoog van € 22 miljoen naar € 27 miljoen.",
                "lv1",
                "Voor gevelisolatie is in 2021 € 22 miljoen gereserveerd.",
            ),
        ),
    ),
    Geval(
        "29 538",
        "De Minister voor Langdurige Zorg en Sport",
        (
            (
                "zw1",
                "9 juni 2021",
                "Zwemlessen zijn voor gezinnen met een kleine beurs vaak te duur. Ik zal samen met de "
                "gemeenten verkennen hoe het Jeugdfonds meer kinderen kan bereiken en uw Kamer hierover "
                "voor het einde van het jaar informeren.\n\n"
                "Voor het programma Veilig Zwemmen is in 2022 € 4,5 miljoen beschikbaar en in 2023 € 5 "
                "miljoen. De evaluatie van het programma Veilig Zwemmen komt in de zomer van 2023 naar uw "
                "Kamer.",
            ),
            (
                "zw2",
                "20 december 2021",
                "Met deze brief kom ik mijn toezegging na om uw Kamer te informeren over de manier waarop "
                "het Jeugdfonds meer kinderen kan bereiken met zwemlessen.\n\n"
                "Zoals gemeld in mijn brief van 9 juni 2021 is voor het programma Veilig Zwemmen in 2022 € "
                "4,5 miljoen beschikbaar.",
            ),
            (
                "zw3",
                "3 november 2023",
                "De evaluatie van het programma Veilig Zwemmen, die voor deze zomer was toegezegd, is "
                "vertraagd: u ontvangt haar in het eerste kwartaal van 2024. Het bedrag voor 2023 is bij "
                "Voorjaarsnota 2023 verlaagd van € 5 miljoen naar € 4,2 miljoen.",
            ),
        ),
        f=(
            (
                "zw2",
                "Met deze brief kom ik mijn toezegging na om uw Kamer te informeren over de manier waarop het "
                "Jeugdfonds meer kinderen kan bereiken met zwemlessen.",
                "zw1",
                "Ik zal samen met de gemeenten verkennen hoe het Jeugdfonds meer kinderen kan bereiken en uw "
                "Kamer hierover voor het einde van het jaar informeren.",
            ),
        ),
        r=(
            (
                "zw3",
                "De evaluatie van het programma Veilig Zwemmen, die voor deze zomer was toegezegd, is vertraagd:"
                " u ontvangt haar in het eerste kwartaal van 2024.",
                "zw1",
                "De evaluatie van het programma Veilig Zwemmen komt in de zomer van 2023 naar uw Kamer.",
            ),
            (
                "zw2",
                "Zoals gemeld in mijn brief van 9 juni 2021 is voor het programma Veilig Zwemmen in 2022 € 4,5 "
                "miljoen beschikbaar.",
                "zw1",
                "Voor het programma Veilig Zwemmen is in 2022 € 4,5 miljoen beschikbaar en in 2023 € 5 miljoen.",
            ),
        ),
        a=(
            (
                "zw3",
                "Het bedrag voor 2023 is bij Voorjaarsnota 2023 verlaagd van € 5 miljoen naar € 4,2 miljoen.",
                "zw1",
                "Voor het programma Veilig Zwemmen is in 2022 € 4,5 miljoen beschikbaar en in 2023 € 5 miljoen.",
            ),
        ),
    ),
    Geval(
        "33 529",
        "De Minister van Economische Zaken en Klimaat",
        (
            (
                "gr1",
                "5 maart 2021",
                "Het herstel van huizen duurt te lang. Ik stuur uw Kamer voor 1 juli 2021 een plan voor de "
                "versterking van agrarische gebouwen. Ook dien ik dit jaar een wetsvoorstel in dat de "
                "bewijslast voor funderingsschade omkeert.\n\n"
                "Het kabinet trekt voor de versterking van agrarische gebouwen € 60 miljoen uit, verdeeld "
                "over 2021 tot en met 2023.",
            ),
            (
                "gr2",
                "30 juni 2021",
                "Hierbij bied ik uw Kamer, zoals toegezegd, het plan voor de versterking van agrarische "
                "gebouwen aan. Van de € 60 miljoen die ik in maart aankondigde, is € 15 miljoen bestemd "
                "voor kelders.\n\n"
                "Het wetsvoorstel over de bewijslast voor funderingsschade dien ik anders dan eerder "
                "aangekondigd niet dit jaar, maar in het voorjaar van 2022 in.",
            ),
            (
                "gr3",
                "17 mei 2022",
                "Na het advies van de Raad van State zie ik af van het wetsvoorstel over de bewijslast voor"
                " funderingsschade. Ik herhaal mijn toezegging dat ik uw Kamer ieder half jaar informeer "
                "over de versterking van agrarische gebouwen.",
            ),
        ),
        f=(
            (
                "gr2",
                "Hierbij bied ik uw Kamer, zoals toegezegd, het plan voor de versterking van agrarische gebouwen aan.",
                "gr1",
                "Ik stuur uw Kamer voor 1 juli 2021 een plan voor de versterking van agrarische gebouwen.",
            ),
        ),
        r=(
            (
                "gr2",
                "Het wetsvoorstel over de bewijslast voor funderingsschade dien ik anders dan eerder "
                "aangekondigd niet dit jaar, maar in het voorjaar van 2022 in.",
                "gr1",
                "Ook dien ik dit jaar een wetsvoorstel in dat de bewijslast voor funderingsschade omkeert.",
            ),
            (
                "gr2",
                "Van de € 60 miljoen die ik in maart aankondigde, is € 15 miljoen bestemd voor kelders.",
                "gr1",
                "Het kabinet trekt voor de versterking van agrarische gebouwen € 60 miljoen uit, verdeeld over "
                "2021 tot en met 2023.",
            ),
            (
                "gr3",
                "Na het advies van de Raad van State zie ik af van het wetsvoorstel over de bewijslast voor "
                "funderingsschade.",
                "gr2",
                "Het wetsvoorstel over de bewijslast voor funderingsschade dien ik anders dan eerder "
                "aangekondigd niet dit jaar, maar in het voorjaar van 2022 in.",
            ),
        ),
    ),
    Geval(
        "35 925 X",
        "De Staatssecretaris van Defensie",
        (
            (
                "de1",
                "22 april 2022",
                "Kazernes in het noorden krijgen nieuwe legeringsgebouwen. Eind 2022 informeer ik uw Kamer "
                "over de planning per kazerne. Voor de legeringsgebouwen is tot en met 2025 € 310 miljoen "
                "nodig.\n\n"
                "Daarnaast onderzoek ik of vrouwelijke militairen voldoende passende kleding hebben; de "
                "uitkomst volgt in het derde kwartaal.",
            ),
            (
                "de2",
                "16 december 2022",
                "In deze brief ga ik in op de planning per kazerne voor de legeringsgebouwen, zoals ik in "
                "april heb toegezegd. De kosten vallen hoger uit: in plaats van de eerder genoemde € 310 "
                "miljoen is tot en met 2025 € 355 miljoen nodig.\n\n"
                "Het onderzoek naar passende kleding voor vrouwelijke militairen loopt uit. Ik verwacht u "
                "de uitkomst nu in het voorjaar van 2023 te kunnen melden.",
            ),
        ),
        f=(
            (
                "de2",
                "In deze brief ga ik in op de planning per kazerne voor de legeringsgebouwen, zoals ik in april "
                "heb toegezegd.",
                "de1",
                "Eind 2022 informeer ik uw Kamer over de planning per kazerne.",
            ),
        ),
        r=(
            (
                "de2",
                "Ik verwacht u de uitkomst nu in het voorjaar van 2023 te kunnen melden.",
                "de1",
                "Daarnaast onderzoek ik of vrouwelijke militairen voldoende passende kleding hebben; de uitkomst"
                " volgt in het derde kwartaal.",
            ),
        ),
        a=(
            (
                "de2",
                "De kosten vallen hoger uit: in plaats van de eerder genoemde € 310 miljoen is tot en met 2025 €"
                " 355 miljoen nodig.",
                "de1",
                "Voor de legeringsgebouwen is tot en met 2025 € 310 miljoen nodig.",
            ),
        ),
    ),
    Geval(
        "24 515",
        "De Minister voor Armoedebeleid, Participatie en Pensioenen",
        (
            (
                "sz1",
                "2 november 2022",
                "Mensen met schulden wachten soms maanden op hulp. Ik ga met de VNG in gesprek over een "
                "landelijke wachttijdnorm en informeer u over de uitkomst in de eerstvolgende "
                "voortgangsbrief.\n\n"
                "In 2023 stel ik € 40 miljoen beschikbaar voor vrijwilligersorganisaties in de schuldhulp. "
                "Een verbod op belkosten bij incassobureaus werk ik uit in een algemene maatregel van "
                "bestuur, die in de zomer van 2023 in consultatie gaat.",
            ),
            (
                "sz2",
                "7 juli 2023",
                "Ik heb uw Kamer op 2 november 2022 toegezegd terug te komen op de landelijke wachttijdnorm"
                " voor de schuldhulp. Het gesprek met de VNG is afgerond: de norm wordt vier weken. Hiermee"
                " beschouw ik deze toezegging als afgedaan.\n\n"
                "De algemene maatregel van bestuur over belkosten bij incassobureaus gaat niet deze zomer, "
                "maar in november 2023 in consultatie. Van de € 40 miljoen voor vrijwilligersorganisaties "
                "is inmiddels € 28 miljoen uitgekeerd.",
            ),
        ),
        f=(
            (
                "sz2",
                "Hiermee beschouw ik deze toezegging als afgedaan.",
                "sz1",
                "Ik ga met de VNG in gesprek over een landelijke wachttijdnorm en informeer u over de uitkomst "
                "in de eerstvolgende voortgangsbrief.",
            ),
        ),
        r=(
            (
                "sz2",
                "De algemene maatregel van bestuur over belkosten bij incassobureaus gaat niet deze zomer, maar "
                "in november 2023 in consultatie.",
                "sz1",
                "Een verbod op belkosten bij incassobureaus werk ik uit in een algemene maatregel van bestuur, "
                "die in de zomer van 2023 in consultatie gaat.",
            ),
            (
                "sz2",
                "Van de € 40 miljoen voor vrijwilligersorganisaties is inmiddels € 28 miljoen uitgekeerd.",
                "sz1",
                "In 2023 stel ik € 40 miljoen beschikbaar voor vrijwilligersorganisaties in de schuldhulp.",
            ),
        ),
    ),
    Geval(
        "32 820",
        "De Staatssecretaris Cultuur en Media",
        (
            (
                "oc1",
                "18 mei 2020",
                "Lokale omroepen zijn kwetsbaar. Ik zeg uw Kamer toe dat ik met een voorstel kom voor "
                "structurele bekostiging van lokale omroepen. Voor 2021 is er eenmalig € 12 miljoen.\n\n"
                "Over de motie van de leden Terwel en Aydin, die vraagt om een noodfonds voor popzalen "
                "(Kamerstuk 32 820, nr. 371), bericht ik u voor de begrotingsbehandeling.",
            ),
            (
                "oc2",
                "9 oktober 2020",
                "De motie van de leden Terwel en Aydin (Kamerstuk 32 820, nr. 371) vraagt om een noodfonds "
                "voor popzalen. Hierbij informeer ik u, zoals toegezegd, over de uitvoering van deze motie:"
                " het fonds opent op 1 december.\n\n"
                "Het eerder toegezegde voorstel voor structurele bekostiging van lokale omroepen volgt in "
                "het voorjaar van 2021. De eenmalige € 12 miljoen voor 2021 verhoog ik met € 3 miljoen tot "
                "€ 15 miljoen.",
            ),
        ),
        f=(
            (
                "oc2",
                "Hierbij informeer ik u, zoals toegezegd, over de uitvoering van deze motie: het fonds opent op "
                "1 december.",
                "oc1",
                "Over de motie van de leden Terwel en Aydin, die vraagt om een noodfonds voor popzalen "
                "(Kamerstuk 32 820, nr. 371), bericht ik u voor de begrotingsbehandeling.",
            ),
        ),
        r=(
            (
                "oc2",
                "Het eerder toegezegde voorstel voor structurele bekostiging van lokale omroepen volgt in het "
                "voorjaar van 2021.",
                "oc1",
                "Ik zeg uw Kamer toe dat ik met een voorstel kom voor structurele bekostiging van lokale omroepen.",
            ),
        ),
        a=(
            (
                "oc2",
                "De eenmalige € 12 miljoen voor 2021 verhoog ik met € 3 miljoen tot € 15 miljoen.",
                "oc1",
                "Voor 2021 is er eenmalig € 12 miljoen.",
            ),
        ),
    ),
    Geval(
        "19 637",
        "De Staatssecretaris van Justitie en Veiligheid",
        (
            (
                "as1",
                "10 maart 2022",
                "De doorstroom van statushouders stokt. Voor de zomer leg ik uw Kamer een plan van aanpak "
                "doorstroomlocaties voor. Ook laat ik de veiligheid in de opvanglocatie Heidehof "
                "onderzoeken.\n\n"
                "Ik verwacht dat het rapport over Heidehof in mei gereed is; ik stuur het u dan toe.",
            ),
            (
                "as2",
                "4 juli 2022",
                "Het plan van aanpak doorstroomlocaties heb ik u op 24 juni gestuurd. Het rapport over de "
                "veiligheid in Heidehof, dat ik uw Kamer voor mei had toegezegd, is als bijlage bijgevoegd.",
            ),
        ),
        f=(
            (
                "as2",
                "Het rapport over de veiligheid in Heidehof, dat ik uw Kamer voor mei had toegezegd, is als "
                "bijlage bijgevoegd.",
                "as1",
                "Ik verwacht dat het rapport over Heidehof in mei gereed is; ik stuur het u dan toe.",
            ),
        ),
    ),
    Geval(
        "27 858",
        "De Minister van Landbouw, Natuur en Voedselkwaliteit",
        (
            (
                "ln1",
                "12 september 2019",
                "Het aantal bijenvolken daalt. Ik stel een Actieplan Bestuivers op, dat ik uw Kamer in "
                "januari 2020 toestuur. Voor bloemrijke akkerranden is vanaf 2020 jaarlijks € 6 miljoen "
                "beschikbaar.\n\n"
                "Ik zal de Kamer in het voorjaar informeren over de herbeoordeling van drie "
                "bestrijdingsmiddelen.",
            ),
            (
                "ln2",
                "31 januari 2020",
                "Bij deze brief is het Actieplan Bestuivers gevoegd. Daarmee los ik de toezegging uit mijn "
                "brief van 12 september 2019 in.\n\n"
                "De herbeoordeling van de drie bestrijdingsmiddelen is nog niet gereed. Daarom informeer ik"
                " uw Kamer niet in het voorjaar, maar na de zomer. In de brief van 12 september is € 6 "
                "miljoen per jaar genoemd voor bloemrijke akkerranden; dat wordt vanaf 2021 € 8 miljoen per"
                " jaar.",
            ),
            (
                "ln3",
                "15 oktober 2020",
                "Ik zal de Kamer in het voorjaar informeren over de gevolgen van droogte voor fruittelers.",
            ),
        ),
        f=(
            (
                "ln2",
                "Daarmee los ik de toezegging uit mijn brief van 12 september 2019 in.",
                "ln1",
                "Ik stel een Actieplan Bestuivers op, dat ik uw Kamer in januari 2020 toestuur.",
            ),
        ),
        r=(
            (
                "ln2",
                "Daarom informeer ik uw Kamer niet in het voorjaar, maar na de zomer.",
                "ln1",
                "Ik zal de Kamer in het voorjaar informeren over de herbeoordeling van drie bestrijdingsmiddelen.",
            ),
        ),
        a=(
            (
                "ln2",
                "In de brief van 12 september is € 6 miljoen per jaar genoemd voor bloemrijke akkerranden; dat "
                "wordt vanaf 2021 € 8 miljoen per jaar.",
                "ln1",
                "Voor bloemrijke akkerranden is vanaf 2020 jaarlijks € 6 miljoen beschikbaar.",
            ),
        ),
        n=(
            (
                "ln3",
                "Ik zal de Kamer in het voorjaar informeren over de gevolgen van droogte voor fruittelers.",
                "ln1",
                "Ik zal de Kamer in het voorjaar informeren over de herbeoordeling van drie bestrijdingsmiddelen.",
            ),
        ),
    ),
    Geval(
        "26 643",
        "De Staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties",
        (
            (
                "bz1",
                "6 oktober 2021",
                "Niet iedereen kan met een computer overweg. In het eerste kwartaal van 2022 ontvangt uw "
                "Kamer de actieagenda digitale inclusie. Gemeenten krijgen in 2022 € 30 miljoen voor "
                "informatiepunten in bibliotheken.\n\n"
                "Voorts zal ik met de Nationale ombudsman overleggen over een recht op papier.",
            ),
            (
                "bz2",
                "29 maart 2022",
                "Hierbij ontvangt u de actieagenda digitale inclusie, waarmee uitvoering is gegeven aan de "
                "toezegging van mijn ambtsvoorganger. Het overleg met de Nationale ombudsman over een recht"
                " op papier heeft plaatsgevonden.",
            ),
            (
                "bz3",
                "12 december 2022",
                "In 2022 is voor de informatiepunten in bibliotheken € 30 miljoen uitgekeerd aan gemeenten."
                " Voor 2023 is € 30 miljoen begroot voor basisregistraties.",
            ),
        ),
        f=(
            (
                "bz2",
                "Hierbij ontvangt u de actieagenda digitale inclusie, waarmee uitvoering is gegeven aan de "
                "toezegging van mijn ambtsvoorganger.",
                "bz1",
                "In het eerste kwartaal van 2022 ontvangt uw Kamer de actieagenda digitale inclusie.",
            ),
        ),
        n=(
            (
                "bz3",
                "Voor 2023 is € 30 miljoen begroot voor basisregistraties.",
                "bz1",
                "Gemeenten krijgen in 2022 € 30 miljoen voor informatiepunten in bibliotheken.",
            ),
        ),
    ),
    Geval(
        "31 066",
        "De Staatssecretaris van Financiën",
        (
            (
                "fi1",
                "3 februari 2021",
                "De hersteloperatie vraagt veel van ouders. Ik kom uiterlijk 1 mei 2021 met een tijdpad "
                "voor de integrale beoordelingen. Voor hulp door gemeenten is in 2021 € 85 miljoen "
                "gereserveerd.\n\n"
                "Ik laat een commissie de rechtsbescherming bij toeslagen onderzoeken en stuur u het "
                "eindrapport begin 2022.",
            ),
            (
                "fi2",
                "28 april 2021",
                "Ik zegde uw Kamer toe uiterlijk 1 mei een tijdpad voor de integrale beoordelingen te "
                "sturen. Dat tijdpad treft u aan in paragraaf 2. Voor hulp door gemeenten was in 2021 € 85 "
                "miljoen gereserveerd; dit bedrag is bijgesteld naar € 102 miljoen.",
            ),
            (
                "fi3",
                "4 maart 2022",
                "Het eindrapport van de commissie over de rechtsbescherming bij toeslagen verschijnt later "
                "dan voorzien; ik stuur het u in juni 2022.",
            ),
        ),
        f=(
            (
                "fi2",
                "Dat tijdpad treft u aan in paragraaf 2.",
                "fi1",
                "Ik kom uiterlijk 1 mei 2021 met een tijdpad voor de integrale beoordelingen.",
            ),
        ),
        r=(
            (
                "fi3",
                "Het eindrapport van de commissie over de rechtsbescherming bij toeslagen verschijnt later dan "
                "voorzien; ik stuur het u in juni 2022.",
                "fi1",
                "Ik laat een commissie de rechtsbescherming bij toeslagen onderzoeken en stuur u het eindrapport"
                " begin 2022.",
            ),
        ),
        a=(
            (
                "fi2",
                "Voor hulp door gemeenten was in 2021 € 85 miljoen gereserveerd; dit bedrag is bijgesteld naar €"
                " 102 miljoen.",
                "fi1",
                "Voor hulp door gemeenten is in 2021 € 85 miljoen gereserveerd.",
            ),
        ),
    ),
)
