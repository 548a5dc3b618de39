import { describe, expect, test } from "vitest";
import { agoOf } from "#lib/accounts/own/ago.ts";
import { deviceName } from "#lib/accounts/own/device.ts";
import { base32, totpKey } from "#lib/accounts/own/totp-key.ts";

describe("how long ago", () => {
  const MINUTE = 60_000;
  test.each([
    [0, { unit: "minutes", count: 0 }],
    [59_999, { unit: "minutes", count: 0 }],
    [59 * MINUTE, { unit: "minutes", count: 59 }],
    [60 * MINUTE, { unit: "hours", count: 1 }],
    [24 * 60 * MINUTE - 1, { unit: "hours", count: 23 }],
    [24 * 60 * MINUTE, { unit: "days", count: 1 }],
    [-5000, { unit: "minutes", count: 0 }],
  ])("%i ms", (age, ago) => {
    expect(agoOf(1_000_000_000 - age, 1_000_000_000)).toEqual(ago);
  });
});

describe("a device is told by its browser and system", () => {
  test.each([
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows"],
    ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0 Safari/537.36", "Chrome, Linux"],
    [
      "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0 Safari/537.36 Edg/139.0",
      "Edge, Windows",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/19.0 Safari/604.1",
      "Safari, iPhone",
    ],
    [
      "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0 Mobile Safari/537.36",
      "Chrome, Android",
    ],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) AppleWebKit/605.1 (KHTML, like Gecko) Version/19.0 Safari/605.1",
      "Safari, macOS",
    ],
  ])("%s", (agent, name) => {
    expect(deviceName(agent)).toBe(name);
  });

  test.each([null, "", "curl/8.9.1", "<script>alert(1)</script>"])("%j tells nothing", (agent) => {
    expect(deviceName(agent)).toBeNull();
  });
});

describe("the key of an authenticator app", () => {
  // Source: RFC 4648, section 10, without the padding.
  test.each([
    ["", ""],
    ["f", "MY"],
    ["fo", "MZXQ"],
    ["foo", "MZXW6"],
    ["foob", "MZXW6YQ"],
    ["fooba", "MZXW6YTB"],
    ["foobar", "MZXW6YTBOI"],
  ])("%j in base32 is %j", (text, encoded) => {
    expect(base32(new TextEncoder().encode(text))).toBe(encoded);
  });

  test("is shown in groups of four and as an address that apps open", () => {
    expect(totpKey("foobar", "maya@northwind.example", "Upgrade Desk")).toEqual({
      key: "MZXW 6YTB OI",
      uri: "otpauth://totp/Upgrade%20Desk:maya%40northwind.example?secret=MZXW6YTBOI&issuer=Upgrade+Desk&digits=6&period=30",
    });
  });
});
