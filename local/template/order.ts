import type { LoadedTemplate, TemplateResource } from "./load-template.ts";

export declare function inDependencyOrder(template: LoadedTemplate): TemplateResource[];
