/**
 * Where CloudFront believes every viewer to be, for the headers by which it says so to an origin:
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html
 */
export interface ViewerPlace {
  readonly countryName: string;
  /** Of the first-level subdivision, such as a state. */
  readonly regionName: string;
}

export interface Viewer {
  read(): ViewerPlace;
  move(place: ViewerPlace): void;
}

const unknown: ViewerPlace = { countryName: "", regionName: "" };

export function createViewer(from = unknown): Viewer {
  let place = from;
  return {
    read: () => place,
    move(next) {
      place = next;
    },
  };
}

/** What is beyond ASCII is percent-encoded. */
export const placeHeaders = ({ countryName, regionName }: ViewerPlace): readonly [string, string][] => [
  ["cloudfront-viewer-country-name", encodeURI(countryName)],
  ["cloudfront-viewer-country-region-name", encodeURI(regionName)],
];
