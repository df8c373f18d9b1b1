"""Every block says why in two languages, on a ground, with the same places to fill."""

from string import Formatter

import pytest

from processes.refusals import BLOCKS


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("code", BLOCKS)
def test_a_block_is_complete(code):
    block = BLOCKS[code]
    assert block.en and block.fi and block.ground
    assert block.en != block.fi
    assert {name.removesuffix("_fi") for name in places(block.en)} == {
        name.removesuffix("_fi") for name in places(block.fi)
    }
