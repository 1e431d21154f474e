throw new Error("missing configuration");
