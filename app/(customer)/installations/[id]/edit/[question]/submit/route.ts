import { questionRoute } from "#app/_installations/question-route.ts";

export const { GET, POST } = questionRoute();
