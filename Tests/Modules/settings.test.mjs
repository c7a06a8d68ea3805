import assert from "node:assert/strict";
import { test } from "node:test";

import {
	format, idOf, isHidden, linesOf, outcomesOf, parse, scriptsOf, stepsOf, textIn, valueAt, withHidden, withLines,
	withOutcomes, withSteps, withText, withValue,
} from "../../Sources/Widgets/Settings/settings-value.js";

const own = [{ id: "reached", name: "Erreicht" }, { id: "call_back", name: "Rückruf", followUp: true }];
const named = { en: "Reached", de: "Erreicht" };

test("only an object is a value; PHP writes an empty one as a list", () => {
	assert.deepEqual(parse('{"future":[1]}'), { future: [1] });
	assert.deepEqual(parse("[]"), {});
	for (const text of ["", "{", "[1]", "7", "null", '"x"']) assert.equal(parse(text), undefined, text);
});

test("what is not changed is saved as it was, to the letter", () => {
	const former = '{ "future": 1.0, "off": ["a"] }';
	const changed = withHidden(parse(former), "deals", true);
	assert.equal(format(parse(former), former), former);
	assert.equal(format(changed, former), '{"future":1,"off":["a","deals"]}');
	assert.equal(format(withHidden(changed, "deals", false), former), former);
	assert.equal(format({}, "{broken"), "{}");
});

test("a member is set where it is, and is not there where it says nothing", () => {
	const settings = { create: { first: "lead", source: "CALL" }, future: 1 };
	assert.equal(valueAt(settings, "create.first"), "lead");
	assert.equal(valueAt({ create: 7 }, "create.first"), undefined);
	assert.deepEqual(withValue(settings, "create.first", "contact", "contact"), { create: { source: "CALL" }, future: 1 });
	assert.deepEqual(withValue({ future: 1 }, "create.first", "lead", "contact"), { future: 1, create: { first: "lead" } });
	assert.deepEqual(withValue({ create: { first: "lead" } }, "create.first", "contact", "contact"), {});
	assert.deepEqual(withValue({ create: "broken" }, "create.first", "lead", "contact"), { create: { first: "lead" } });
	assert.deepEqual(withValue({ stage: null }, "stage", "NEW"), { stage: "NEW" });
	assert.deepEqual(settings, { create: { first: "lead", source: "CALL" }, future: 1 }, "it was changed itself");
});

test("a text is read in the language, in English, or in what there is", () => {
	assert.equal(textIn("Reached", "de"), "Reached");
	assert.equal(textIn(named, "de"), "Erreicht");
	assert.equal(textIn(named, "fr"), "Reached");
	assert.equal(textIn({ pl: "Tak" }, "fr"), "Tak");
	for (const nothing of [undefined, null, {}]) assert.equal(textIn(nothing, "de"), "");
});

test("a text in several languages is changed in one of them", () => {
	assert.deepEqual(withText({ name: named, x: 1 }, "name", "de", "Da"), { name: { en: "Reached", de: "Da" }, x: 1 });
	assert.deepEqual(withText({ name: named }, "name", "fr", "Joint"), { name: { ...named, fr: "Joint" } });
	assert.deepEqual(withText({ name: named }, "name", "de", ""), { name: { en: "Reached" } });
	assert.deepEqual(withText({ name: "Reached", x: 1 }, "name", "de", ""), { x: 1 });
	assert.deepEqual(withText({ x: 1 }, "name", "de", "Da"), { x: 1, name: "Da" });
});

test("the program's own outcomes are not written as long as nothing is changed about them", () => {
	const outcomes = outcomesOf({ future: 1 }, own);
	assert.deepEqual(outcomes, [{ id: "reached" }, { id: "call_back", followUp: true }]);
	assert.deepEqual(withOutcomes({ future: 1 }, outcomes, own), { future: 1 });
	const more = [...outcomes, { id: "won", name: "Won" }];
	assert.deepEqual(withOutcomes({ future: 1 }, more, own), { future: 1, outcomes: more });
	assert.deepEqual(withOutcomes({ outcomes: more }, outcomes, own), {});
	assert.deepEqual(outcomesOf({ outcomes: [] }, own), []);
});

test("what cannot be outcomes or scripts is none, and a list with a gap is one", () => {
	for (const broken of [7, "x", null, true]) {
		assert.deepEqual(outcomesOf({ outcomes: broken }, own), [], String(broken));
		assert.deepEqual(scriptsOf({ scripts: broken }), [], String(broken));
		assert.deepEqual(linesOf({ wrapUp: broken }), [], String(broken));
		assert.equal(isHidden({ off: broken }, "deals"), false, String(broken));
	}
	assert.deepEqual(outcomesOf({ outcomes: { 0: { id: "a" }, 2: 7 } }, own), [{ id: "a" }, {}]);
});

test("an id is made of the name, and is nobody else's", () => {
	for (const [name, id] of [
		["Wants an offer", "wants_an_offer"], ["Möchte ein Ángebot!", "mochte_ein_angebot"], ["Перезвонить", "outcome"],
		["", "outcome"], ["  -- ", "outcome"], ["x".repeat(40), "x".repeat(28)], ["8-10 €", "8_10"],
	]) {
		assert.equal(idOf(name, []), id);
		assert.match(idOf(name, [id, `${id}_2`]), /^[a-z0-9_-]{1,32}$/);
		assert.equal(idOf(name, [id, `${id}_2`]), `${id}_3`);
	}
});

test("a step in several languages stays so, also where another is added", () => {
	const script = { line: "1", steps: [{ en: "Name", de: "Name des Kunden" }, "Plant"], future: 1 };
	assert.deepEqual(stepsOf(script, "de"), ["Name des Kunden", "Plant"]);
	assert.deepEqual(withSteps(script, "de", "Name des Kunden\n\n  Werk \n"), { ...script, steps: [script.steps[0], "Werk"] });
	assert.deepEqual(withSteps(script, "de", "Kunde\nPlant").steps, [{ en: "Name", de: "Kunde" }, "Plant"]);
	assert.deepEqual(withSteps(script, "de", "Plant\nNeu\nName des Kunden").steps, ["Plant", "Neu", script.steps[0]]);
	assert.deepEqual(withSteps(script, "de", "\n"), { line: "1", future: 1 });
});

test("lines have their seconds; those without a name are not saved yet", () => {
	const settings = { wrapUp: { "": 20, "+49": 45 }, future: 1 };
	assert.deepEqual(linesOf(settings), [{ line: "+49", seconds: 45 }]);
	assert.deepEqual(withLines(settings, [{ line: "__proto__", seconds: 5 }, { line: "", seconds: 7 }]).wrapUp,
		JSON.parse('{"": 20, "__proto__": 5}'));
	assert.deepEqual(withLines({ wrapUp: { "+49": 45 }, future: 1 }, []), { future: 1 });
});
