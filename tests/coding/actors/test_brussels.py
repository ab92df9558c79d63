"""Brussels acts for the Union, or for Belgium where the text speaks of Belgium alone."""

import pytest

from tests.coding.corpus import code


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("fr", "Le Kenya a rompu avec la Belgique. Bruxelles a expulsé deux Kényans.", "BEL"),
        ("es", "Kenia rompió con Bélgica. Bruselas expulsó a dos diplomáticos kenianos.", "BEL"),
        ("en", "Kenya cut ties with Belgium. Brussels expelled two Kenyan diplomats.", "BEL"),
        ("en", "Kenya cut ties with Poland. Brussels expelled two Kenyan diplomats.", "EU"),
        ("en", "The EU and Belgium met Kenya. Brussels expelled two Kenyan diplomats.", "EU"),
    ],
)
def test_brussels_is_belgium_where_no_union_was_named(language: str, text: str, who: str):
    assert code(text, language)[-1].sources == (who,)
