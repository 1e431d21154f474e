import { describe, expect, it } from "@jest/globals";
import { loadMunicipality } from "../../../lib/config/load-municipality.ts";

describe("loading a municipality", () => {
  it("takes its folder's configuration", async () => {
    expect(await loadMunicipality("kawasaki")).toMatchObject({
      id: "kawasaki",
      mail: { sender: "no-reply@dx.city.kawasaki.jp" },
    });
  });

  it.each(["yokohama", "../lib", ""])("lists which ones there are when %j has no folder", async (id) => {
    await expect(loadMunicipality(id)).rejects.toThrow(
      `municipality "${id}" has no folder in municipalities/; known: kawasaki, komatsudani, midori`,
    );
  });
});
