"""GraphML and GEXF: the network of a period, for Gephi, Cytoscape, igraph and networkx."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from pipeline.briefing.safe import inert
from pipeline.warehouse.exports.selection import Row, Snapshot

_TEXTS = {"name", "first_day", "last_day"}
_SCORES = {"goldstein", "plover_score"}


@dataclass(frozen=True, slots=True)
class Network:
    """Actors by code, and directed edges; what two did together counts in both directions."""

    node_columns: tuple[str, ...]
    nodes: tuple[Row, ...]
    edge_columns: tuple[str, ...]
    edges: tuple[Row, ...]


def write_graphml(network: Network, out: TextIO) -> int:
    """Write GraphML 1.0; gives the number of edges."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for kind, names in (("node", network.node_columns), ("edge", network.edge_columns)):
        for name in names:
            what = f'id="{kind}_{name}" for="{kind}" attr.name="{name}"'
            out.write(f'  <key {what} attr.type="{_type(name)}"/>\n')
    out.write('  <graph edgedefault="directed">\n')
    for code, *values in network.nodes:
        out.write(f"    <node id={_quoted(code)}>\n")
        out.writelines(_data("node", network.node_columns, values))
        out.write("    </node>\n")
    for source, target, *values in network.edges:
        out.write(f"    <edge source={_quoted(source)} target={_quoted(target)}>\n")
        out.writelines(_data("edge", network.edge_columns, values))
        out.write("    </edge>\n")
    out.write("  </graph>\n</graphml>\n")
    return len(network.edges)


def write_gexf(network: Network, snapshot: Snapshot, out: TextIO) -> int:
    """Write GEXF 1.2; an edge weighs its acts. Gives the number of edges."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write('<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n')
    out.write(f'  <meta lastmodifieddate="{snapshot.as_of:%Y-%m-%d}">\n')
    out.write("    <creator>attache</creator>\n  </meta>\n")
    out.write('  <graph defaultedgetype="directed" mode="static">\n')
    out.writelines(_declared("node", network.node_columns))
    out.writelines(_declared("edge", network.edge_columns))
    out.write("    <nodes>\n")
    label = network.node_columns.index("name")
    for code, *values in network.nodes:
        out.write(f"      <node id={_quoted(code)} label={_quoted(values[label])}>\n")
        out.writelines(_attvalues(network.node_columns, values))
        out.write("      </node>\n")
    out.write("    </nodes>\n    <edges>\n")
    weight = network.edge_columns.index("events")
    for n, (source, target, *values) in enumerate(network.edges):
        ends = f"source={_quoted(source)} target={_quoted(target)}"
        out.write(f'      <edge id="{n}" {ends} weight="{values[weight]}">\n')
        out.writelines(_attvalues(network.edge_columns, values))
        out.write("      </edge>\n")
    out.write("    </edges>\n  </graph>\n</gexf>\n")
    return len(network.edges)


def _data(kind: str, names: Sequence[str], values: Sequence[object]) -> Iterator[str]:
    for name, value in zip(names, values, strict=True):
        if value is not None:
            yield f'      <data key="{kind}_{name}">{escape(inert(str(value)))}</data>\n'


def _declared(kind: str, names: Sequence[str]) -> Iterator[str]:
    yield f'    <attributes class="{kind}">\n'
    for n, name in enumerate(names):
        yield f'      <attribute id="{n}" title="{name}" type="{_type(name)}"/>\n'
    yield "    </attributes>\n"


def _attvalues(names: Sequence[str], values: Sequence[object]) -> Iterator[str]:
    yield "        <attvalues>\n"
    for n, value in zip(range(len(names)), values, strict=True):
        if value is not None:
            yield f'          <attvalue for="{n}" value={_quoted(value)}/>\n'
    yield "        </attvalues>\n"


def _quoted(value: object) -> str:
    return quoteattr(inert(str(value)))


def _type(name: str) -> str:
    """Give the type of an attribute, by the name that both formats have for it."""
    if name in _TEXTS:
        return "string"
    return "double" if name in _SCORES else "long"
