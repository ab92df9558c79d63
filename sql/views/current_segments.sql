-- One row per paragraph of an article's newest text, with its place in the clean text.
-- example: select why, count(*) as paragraphs from current_segments where is_boilerplate group by why order by paragraphs desc, why
create or replace view current_segments as
select s.*
from segments as s
inner join articles as a
    on a.article_id = s.article_id and a.revision = s.revision;

comment on view current_segments is 'One row per paragraph of the newest revision of an article.';
comment on column current_segments.article_id is 'Article: 16 hex characters, the hash of its canonical address.';
comment on column current_segments.revision is 'Number of the text, counted up when the page was edited; 1 is the first.';
comment on column current_segments.n is 'Paragraph: 0 the title, 1 the standfirst, then the body.';
comment on column current_segments.text is 'Text of the paragraph, as published.';
comment on column current_segments.is_kept is 'The page alone gave no reason to set it aside.';
comment on column current_segments.is_boilerplate is 'Not part of the clean text: set aside by the page or because it recurs on the site.';
comment on column current_segments.why is 'Why it is not the article: teaser, caption, notice, signup, ...; recurring when the site repeats it.';
comment on column current_segments.line_hash is '64-bit hash of the line, digits folded; it never leaves the warehouse.';
comment on column current_segments.letters is 'Letters in it.';
comment on column current_segments.words is 'Words in it.';
comment on column current_segments.is_prose is 'It reads as sentences: such a paragraph is never flagged as recurring.';
comment on column current_segments.sketch is 'Hashes of its word 5-grams that are multiples of 8: finds copies.';
comment on column current_segments.day is 'Day (UTC) of publication.';
comment on column current_segments.site is 'Registrable domain of the address.';
