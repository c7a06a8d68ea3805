import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const assets = mkdtempSync(join(tmpdir(), "placard-assets-"));
after(() => rmSync(assets, { recursive: true }));
// As they travel: without comments.
execFileSync(fileURLToPath(new URL("../../deploy/assets", import.meta.url)), [assets]);
const files = readdirSync(assets, { recursive: true }).filter((name) => name.endsWith(".js"));
const modules = new Map(files.map((name) => [basename(name), readFileSync(join(assets, name), "utf8")]));
const folders = ["../../Sources/WidgetRuntime/Browser", "../../Sources/Widgets"].map((path) => fileURLToPath(new URL(path, import.meta.url)));
const sources = new Map(folders.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
	.filter((one) => one.name.endsWith(".js")).map((one) => [one.name, readFileSync(join(one.path, one.name), "utf8")]));
const imports = (name) => [...modules.get(name).matchAll(/from "\.\/(.+?)"/g)].map(([, other]) => other);

/** A module and all that it needs. */
function loaded(name, found = new Set()) {
	if (!found.has(name)) for (const other of imports(found.add(name) && name)) loaded(other, found);
	return [...found];
}

test("the modules of each page are at most 20 KiB together as they travel", () => {
	const needed = new Set([...modules.keys()].flatMap(imports));
	const entries = [...modules.keys()].filter((name) => !needed.has(name));
	assert.ok(entries.includes("call-card.js") && loaded("call-card.js").length > 5);
	for (const entry of entries) {
		const sizes = loaded(entry).map((name) => gzipSync(modules.get(name)).length);
		const sum = sizes.reduce((total, size) => total + size, 0);
		assert.ok(sum <= 20 * 1024, `${entry}: ${sum} bytes`);
	}
});

test("only whole comments are left out", () => {
	for (const name of files) {
		// A line that only looks like a comment would be left out as well.
		const source = sources.get(basename(name));
		assert.ok(!source.includes("\r") && source.endsWith("\n"), name);
		let [isInComment, isInText] = [false, false];
		for (const line of source.split("\n")) {
			const [start] = /^[ \t]*(\/\*\*|\*|\/\/)/.exec(line) ?? [];
			assert.ok(!start || !isInText, `${name}: in a text: ${line}`);
			assert.ok(!start?.endsWith("*") || start.endsWith("/**") || isInComment, `${name}: no comment: ${line}`);
			if (start?.endsWith("*")) isInComment = !line.endsWith("*/");
			else if (!start && line.split("`").length % 2 === 0) isInText = !isInText;
		}
		execFileSync(process.execPath, ["--check", "--experimental-default-type=module", join(assets, name)]);
		assert.doesNotMatch(modules.get(basename(name)), /^[ \t]*(\/\/|\*)/m);
	}
	assert.ok(modules.get("page.js").includes("export function get(selector, within = document) {\n\tconst found"));
});
