/** A place calls go to, with what the demo's traders ask for a minute there and how its people answer. */
export interface Market {
  prefix: string;
  /** Digits of a whole number after the prefix. */
  rest: number;
  /** What a minute costs to buy, in millionths of a US dollar. */
  buyMicros: number;
  /** Share of the traffic. */
  weight: number;
  /** How likely somebody answers once the network has done its part. */
  answers: number;
  medianTalkS: number;
}

const market = (
  prefix: string,
  rest: number,
  buyMicros: number,
  weight: number,
  answers: number,
  medianTalkS: number
): Market => ({ prefix, rest, buyMicros, weight, answers, medianTalkS });

export const MARKETS: readonly Market[] = [
  market('447', 9, 14_400, 9, 0.66, 72),
  market('4420', 8, 4_200, 6, 0.71, 118),
  market('44161', 7, 4_500, 2, 0.69, 104),
  market('1212', 7, 5_400, 6, 0.64, 96),
  market('1310', 7, 5_400, 5, 0.62, 91),
  market('1416', 7, 4_800, 2, 0.67, 110),
  market('346', 8, 16_200, 6, 0.63, 68),
  market('3491', 7, 3_900, 4, 0.7, 131),
  market('34', 9, 4_200, 3, 0.68, 122),
  market('336', 8, 18_600, 4, 0.61, 70),
  market('331', 8, 4_500, 3, 0.69, 125),
  market('4915', 9, 19_800, 4, 0.6, 66),
  market('49', 10, 5_100, 3, 0.7, 140),
  market('393', 9, 21_000, 3, 0.58, 74),
  market('39', 9, 5_400, 2, 0.66, 112),
  market('31', 9, 6_000, 2, 0.68, 98),
  market('351', 9, 8_400, 2, 0.65, 88),
  market('48', 9, 9_600, 2, 0.63, 84),
  market('40', 9, 9_000, 1.5, 0.61, 79),
  market('380', 9, 96_000, 1, 0.52, 61),
  market('90', 10, 78_000, 1.5, 0.5, 83),
  market('91', 10, 15_600, 7, 0.47, 132),
  market('92', 10, 48_000, 3, 0.42, 151),
  market('880', 10, 24_000, 3, 0.41, 144),
  market('63', 10, 132_000, 2, 0.44, 109),
  market('84', 9, 66_000, 1, 0.46, 92),
  market('234803', 7, 108_000, 2, 0.38, 88),
  market('234', 10, 96_000, 1, 0.37, 85),
  market('254', 9, 150_000, 1, 0.4, 77),
  market('20', 10, 114_000, 1.5, 0.43, 101),
  market('212', 9, 246_000, 1, 0.41, 94),
  market('27', 9, 72_000, 1, 0.53, 87),
  market('52', 10, 9_600, 3, 0.55, 99),
  market('55', 10, 18_000, 2, 0.54, 90),
  market('57', 10, 21_000, 1.5, 0.56, 86),
  market('54', 10, 24_000, 1, 0.55, 95),
  market('61', 9, 19_200, 1.5, 0.64, 108),
  market('86', 10, 12_000, 1.5, 0.57, 80),
  market('971', 9, 168_000, 1.5, 0.51, 76),
  market('966', 9, 126_000, 1, 0.49, 82),
  // No country has this code: numbers somebody mistyped.
  market('210', 9, 30_000, 0.15, 0.02, 20),
];
