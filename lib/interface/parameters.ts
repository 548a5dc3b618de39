import { BOOKING, INSTALLATION } from "./examples.ts";

export const OF_INSTALLATION = { id: { means: "The installation's id", example: INSTALLATION.id } };

export const OF_BOOKING = { id: { means: "The booking's id", example: BOOKING.id } };

export const ON_HOST = { ...OF_INSTALLATION, host: { means: "The host's name, ignoring case", example: "a" } };
