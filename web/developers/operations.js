// Loaded after swagger-ui-bundle.js, which defines SwaggerUIBundle; nothing is asked of any other host.
/* global SwaggerUIBundle */
SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#operations",
  validatorUrl: null,
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  // Reading only: a production site is no playground, and every start of a registration sends a mail.
  supportedSubmitMethods: ["get"],
});
