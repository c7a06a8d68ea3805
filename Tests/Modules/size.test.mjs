import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const folder = new URL("../../Sources/Widgets/Browser/", import.meta.url);

test("all modules together are at most 20 KiB as they travel", () => {
	const sizes = readdirSync(folder).map((name) => gzipSync(readFileSync(new URL(name, folder))).length);
	assert.ok(sizes.length > 5);
	const sum = sizes.reduce((total, size) => total + size, 0);
	assert.ok(sum <= 20 * 1024, `${sum} bytes`);
});
