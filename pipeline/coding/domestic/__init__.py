"""Political acts inside one state, where `[coding] domestic = true` asks for them."""
