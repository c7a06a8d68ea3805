import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const sources = new URL("../../Sources/", import.meta.url);
const isModule = (name) => name.endsWith(".js") && /^(WidgetRuntime|Widgets)\//.test(name);
const modules = new Map(readdirSync(sources, { recursive: true }).filter(isModule)
	.map((name) => [basename(name), readFileSync(new URL(name, sources), "utf8")]));
const imports = (name) => [...modules.get(name).matchAll(/from "\.\/(.+?)"/g)].map(([, other]) => other);

/** A module and all that it needs. */
function loaded(name, found = new Set()) {
	if (!found.has(name)) for (const other of imports(found.add(name) && name)) loaded(other, found);
	return [...found];
}

test("the modules of each page are at most 26 KiB together as they travel", () => {
	const needed = new Set([...modules.keys()].flatMap(imports));
	const entries = [...modules.keys()].filter((name) => !needed.has(name));
	assert.ok(entries.includes("call-card.js") && loaded("call-card.js").length > 5);
	for (const entry of entries) {
		const sizes = loaded(entry).map((name) => gzipSync(modules.get(name)).length);
		const sum = sizes.reduce((total, size) => total + size, 0);
		assert.ok(sum <= 26 * 1024, `${entry}: ${sum} bytes`);
	}
});
