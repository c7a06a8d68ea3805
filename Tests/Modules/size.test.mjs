import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const sources = new URL("../../Sources/", import.meta.url);
const isModule = (name) => name.endsWith(".js") && /^(WidgetRuntime|Widgets)\//.test(name);

test("all modules together are at most 20 KiB as they travel", () => {
	const names = readdirSync(sources, { recursive: true }).filter(isModule);
	const sizes = names.map((name) => gzipSync(readFileSync(new URL(name, sources))).length);
	assert.ok(sizes.length > 5);
	const sum = sizes.reduce((total, size) => total + size, 0);
	assert.ok(sum <= 20 * 1024, `${sum} bytes`);
});
