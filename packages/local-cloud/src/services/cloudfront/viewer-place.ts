/**
 * Where CloudFront believes every viewer to be, for the headers by which it says so to an origin:
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html
 */
export interface ViewerPlace {
  readonly countryName: string;
  /** Of the first-level subdivision, such as a prefecture. */
  readonly regionName: string;
}

export interface Viewer {
  read(): ViewerPlace;
  move(place: ViewerPlace): void;
}

export function createViewer(): Viewer {
  let place: ViewerPlace = { countryName: "Japan", regionName: "Kanagawa" };
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
