"""The Dutch spaCy pipeline that stands in for nl_core_news_md."""
