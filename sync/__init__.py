"""How a desk and headquarters AGREE: wire, merge, client engine, hub. No Qt."""
