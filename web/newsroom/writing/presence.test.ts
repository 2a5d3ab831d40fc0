import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { pretendServer, sampleDesk, settled } from "../desk/sample.ts";
import { tellPresence } from "./presence.ts";

const trueFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = trueFetch;
});

test("one tab tells, also where the first key comes while it takes its turn", async () => {
  const asked = pretendServer(() => ({ status: 200, body: { people: [], leases: [] } }));
  const { state, work } = sampleDesk();
  const stop = tellPresence(state, work);
  work.edit({ content: { headline: "L" } });
  await settled();
  work.edit({ content: { headline: "" } });
  await settled();
  const told = asked.map(({ body }) => (body as { readonly subject: string }).subject);
  assert.equal(told[told.length - 1], "");
  assert.ok(told.length >= 2);
  const other = sampleDesk();
  const stopOther = tellPresence(other.state, other.work);
  await settled();
  assert.equal(asked.length, told.length);
  stop();
  stopOther();
});
