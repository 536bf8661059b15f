/** Rooms and talk of the fake house. */
import type { RoomView } from "../wire/generated.ts";

export const ROOMS: RoomView[] = [
  {
    slug: "comptoir",
    name: "Le comptoir",
    theme: "Parler de tout",
    description: "On passe, on dit bonjour, on reste.",
    present: 12,
    preview: true,
  },
  {
    slug: "bretagne",
    name: "Bretagne",
    theme: "Par ici",
    description: "De Rennes à la pointe du Raz.",
    present: 4,
    preview: true,
  },
  {
    slug: "cuisine",
    name: "Cuisine",
    theme: "À table",
    description: "Recettes, ratés, restes.",
    present: 7,
    preview: true,
  },
  {
    slug: "nuit",
    name: "Ceux de la nuit",
    theme: "Insomnies",
    description: "Quand le sommeil ne vient pas.",
    present: 0,
    preview: false,
  },
];

export const EVENING: [string, string][] = [
  ["Mésange", "Bonsoir à tous ! Il y a du monde ce soir ?"],
  ["Vieux Chêne", "Toujours quelqu’un sous l’arbre. Bonsoir Mésange."],
  ["Vieux Chêne", "On parlait du vent : ici, ça souffle depuis midi."],
  ["Pois Chiche", "Chez nous aussi. J’ai rentré le linge en courant, il volait jusque chez la voisine."],
  ["Mésange", "Haha. La mienne me le rapporte plié, c’est presque gênant."],
  ["Clair-Obscur", "Quelqu’un a une idée pour un reste de courge ? J’en ai pour un régiment."],
  [
    "Pois Chiche",
    "Soupe avec un peu de gingembre, et du lait de coco si tu en as. Sinon en gratin, avec du comté et des noix : coupe-la fin, sel, poivre, quarante minutes au four.",
  ],
  ["Clair-Obscur", "Le gratin, vendu."],
];
