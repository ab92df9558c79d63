-- A word's articles bring their lengths along: ranking them needs no other table.

create table postings_with_lengths (
    term ubigint not null,
    doc ubigint not null,
    seen utinyint not null,
    words integer not null
);
insert into postings_with_lengths
select p.term, p.doc, p.seen, d.words
from postings as p
inner join search_documents as d on d.doc = p.doc;
drop table postings;
alter table postings_with_lengths rename to postings;
comment on table postings is 'One row per word and article in whose title or clean text it stands.';
comment on column postings.term is '64-bit hash of the word, lower case, without accents.';
comment on column postings.doc is 'Article in which it stands.';
comment on column postings.seen is 'How often, 255 at most.';
comment on column postings.words is 'Words in title and clean text of that article.';
