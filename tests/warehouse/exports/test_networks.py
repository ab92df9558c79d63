"""Networks and bibliographies read back by networkx and bibtexparser."""

import json

import bibtexparser
import networkx as nx
import pytest

from tests.warehouse.exports.world import BRACED, FORMULA, TORN


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_network_is_what_happened_with_what_was_done_together_in_both_directions(exported, form):
    read = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[form]
    graph = read(exported(form))
    assert graph.is_directed()
    assert set(graph.edges()) == {("RUS", "VEN"), ("VEN", "RUS"), ("VEN", "USA"), ("UN", "SDN")}
    both = graph.edges["VEN", "RUS"]
    assert (both["events"], both["articles"], both["together"]) == (2, 3, 1)
    assert both["goldstein"] == pytest.approx(-0.05)
    assert (both["verbal_conflict"], both["verbal_cooperation"]) == (1, 1)
    assert both["first_day"] == "2026-03-01"
    assert graph.nodes["RUS"]["name"] == "Russia"
    assert graph.nodes["UN"]["name"].split() == TORN.translate({0: " ", 27: " "}).split()
    assert graph.nodes["USA"]["as_target"] == 1


def test_gexf_edges_weigh_their_acts_and_nodes_are_labelled(exported):
    graph = nx.read_gexf(exported("gexf"))
    assert graph.edges["VEN", "RUS"]["weight"] == 2
    assert graph.nodes["VEN"]["label"] == "Venezuela"


def test_a_status_chooses_the_network(exported):
    graph = nx.read_graphml(exported("graphml", "--status", "denied"))
    assert set(graph.edges()) == {("USA", "VEN")}


def test_bibtex_survives_braces_and_formulas(exported):
    library = bibtexparser.parse_file(str(exported("bibtex")))
    assert library.failed_blocks == []
    assert len(library.entries) == 2
    fields = [entry.fields_dict for entry in library.entries]
    titles = {found["title"].value for found in fields}
    assert FORMULA.replace("_", r"\_") in titles
    assert {found["date"].value for found in fields} == {"2026-03-01"}
    assert all("%7B2%7D" in found["url"].value for found in fields)
    author = next(found["author"].value for found in fields if "author" in found)
    assert author.count("{") == author.count("}")
    assert r"\textbraceleft{}Ana\textbraceright{} \& Bob\_1 100\%" in author


def test_csl_json_has_dates_in_parts_and_authors_as_written(exported):
    items = json.loads(exported("csl").read_text(encoding="utf-8"))
    assert {item["type"] for item in items} == {"article-newspaper"}
    sol = next(item for item in items if item["title"] == FORMULA)
    assert sol["author"] == [{"literal": BRACED}]
    assert sol["issued"] == {"date-parts": [[2026, 3, 1]]}
    assert sol["URL"].startswith("https://sol.example/")
    assert all(None not in item.values() for item in items)
