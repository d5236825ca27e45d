/** A place with codes that belong together, so that rows can be grouped by them. */
export interface Place {
  readonly city: string;
  readonly stateProvince: string;
  readonly country: string;
  readonly countryCode: string;
  /** First digits or letters of its postal codes; leading zeros matter. */
  readonly postalPrefix: string;
  readonly latitude: number;
  readonly longitude: number;
}

export const places: readonly [Place, ...Place[]] = [
  place('Boston', 'MA', 'United States', 'US', '021', 42.36, -71.06),
  place('Newark', 'NJ', 'United States', 'US', '071', 40.74, -74.17),
  place('New York', 'NY', 'United States', 'US', '100', 40.71, -74.01),
  place('Philadelphia', 'PA', 'United States', 'US', '191', 39.95, -75.17),
  place('Atlanta', 'GA', 'United States', 'US', '303', 33.75, -84.39),
  place('Columbus', 'OH', 'United States', 'US', '432', 39.96, -83.0),
  place('Chicago', 'IL', 'United States', 'US', '606', 41.88, -87.63),
  place('Austin', 'TX', 'United States', 'US', '787', 30.27, -97.74),
  place('Denver', 'CO', 'United States', 'US', '802', 39.74, -104.99),
  place('San José', 'CA', 'United States', 'US', '951', 37.34, -121.89),
  place('Seattle', 'WA', 'United States', 'US', '981', 47.61, -122.33),
  place('Montréal', 'QC', 'Canada', 'CA', 'H2', 45.5, -73.57),
  place('Toronto', 'ON', 'Canada', 'CA', 'M5', 43.65, -79.38),
  place('London', 'England', 'United Kingdom', 'GB', 'E1', 51.51, -0.13),
  place('Leeds', 'England', 'United Kingdom', 'GB', 'LS', 53.8, -1.55),
  place('Paris', 'Île-de-France', 'France', 'FR', '750', 48.86, 2.35),
  place('Lyon', 'Auvergne-Rhône-Alpes', 'France', 'FR', '690', 45.76, 4.84),
  place('Berlin', 'Berlin', 'Germany', 'DE', '101', 52.52, 13.41),
  place('München', 'Bayern', 'Germany', 'DE', '803', 48.14, 11.58),
  place('Dresden', 'Sachsen', 'Germany', 'DE', '010', 51.05, 13.74),
  place('Barcelona', 'Cataluña', 'Spain', 'ES', '080', 41.39, 2.17),
  place('Łódź', 'Łódzkie', 'Poland', 'PL', '900', 51.76, 19.46),
];

function place(
  city: string,
  stateProvince: string,
  country: string,
  countryCode: string,
  postalPrefix: string,
  latitude: number,
  longitude: number,
): Place {
  return { city, stateProvince, country, countryCode, postalPrefix, latitude, longitude };
}
