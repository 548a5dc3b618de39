import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { passwordFault } from "#lib/auth/password/rules.ts";

const PERSON = { email: "margarethe.winter@northwind.example", name: "Margarethe Winter" };

describe("a password that is guessed first is refused", () => {
  test.each([
    ["", "too-short"],
    ["elevensigns", "too-short"],
    ["x".repeat(129), "too-long"],
    ["passwordpassword", "common"],
    ["Password1234!", "common"],
    ["P@ssw0rd12345", "common"],
    ["welcome home 1", "common"],
    ["Administrator1", "common"],
    ["letmein123456", "common"],
    ["iloveyouforever", "common"],
    ["Sommer2026!!", "common"],
    ["upgrade-desk-demo", "common"],
    ["ServerWare-2026", "common"],
    ["correct horse battery staple", "common"],
    ["Fussball-Dortmund-09", "common"],
    ["aaaaaaaaaaaa", "repeated"],
    ["abcabcabcabcabc", "repeated"],
    ["HAHAHAHAHAHA", "repeated"],
    ["123412341234", "repeated"],
    ["123456789012", "sequence"],
    ["abcdefghijkl", "sequence"],
    ["qwertyuiopas", "sequence"],
    ["1qaz2wsx3edc", "sequence"],
    ["zyxwvutsrqponm", "sequence"],
    ["1q2w3e4r5t6y!", "sequence"],
    ["qwertz123456", "sequence"],
    ["margarethe.winter", "personal"],
    ["MargaretheWinter1", "personal"],
    ["wintermargarethe", "personal"],
    ["margarethe.winter@northwind.example", "personal"],
  ])("%s is %s", (password, fault) => {
    expect(passwordFault(password, PERSON)).toBe(fault);
  });
});

describe("a password that nobody thinks of is taken", () => {
  test.each([
    "a ladder beside the pond",
    "three boats under a bridge",
    "tR7#kQ2!mZ9p",
    "kitchen-lantern-otter",
    "margarethe knits on tuesdays",
    "пароль для работы сервера",
    "密码密码一二三四五六七八九十",
    `${"x".repeat(20)}yz other 7 words`,
    "d4f1c09be27a",
  ])("%s", (password) => {
    expect(passwordFault(password, PERSON)).toBeNull();
  });

  test("twelve characters are enough and 128 are not too many", () => {
    expect(passwordFault("vK3-tulp9-qX")).toBeNull();
    expect(passwordFault(`${"lantern otter ".repeat(9)}ab`)).toBeNull();
  });
});

test("random characters are never taken for something common", () => {
  const sign = fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz23456789#%&/=?+-_");
  fc.assert(
    fc.property(
      fc.array(sign, { minLength: 16, maxLength: 64 }),
      (signs) => new Set(signs).size < 9 || passwordFault(signs.join("")) === null,
    ),
    { numRuns: 2000, seed: 7 },
  );
});

test("any text gets an answer in reasonable time", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 140 }), (text) => {
      passwordFault(text, { email: text, name: text });
      return true;
    }),
    { numRuns: 1000 },
  );
});
