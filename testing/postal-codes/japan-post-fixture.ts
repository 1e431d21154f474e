/** Lines of Japan Post's files in their own form. */

export const townsCsv = Buffer.from(
  [
    '01101,"060  ","0600000","ホッカイドウ","サッポロシチュウオウク","イカニケイサイガナイバアイ","北海道","札幌市中央区","以下に掲載がない場合",0,0,0,0,0,0',
    '14131,"210  ","2100007","カナガワケン","カワサキシカワサキク","エキマエホンチョウ","神奈川県","川崎市川崎区","駅前本町",0,0,0,0,0,0',
    '23235,"498  ","4980000","アイチケン","ヤトミシ","イカニケイサイガナイバアイ","愛知県","弥富市","以下に掲載がない場合",0,0,0,1,0,0',
    '24303,"498  ","4980000","ミエケン","クワナグンキソサキチョウ","イカニケイサイガナイバアイ","三重県","桑名郡木曽岬町","以下に掲載がない場合",0,0,0,1,0,0',
    '27212,"581  ","5810027","オオサカフ","ヤオシ","ヤオギ","大阪府","八尾市","八尾木",0,0,1,0,0,0',
    '27212,"581  ","5810027","オオサカフ","ヤオシ","ヨオギ","大阪府","八尾市","八尾木",0,0,0,0,0,0',
    "",
  ].join("\r\n"),
);

/** In Shift_JIS, which Node cannot write: 川崎市役所 at 2108577, and a code of Sapporo that was given up. */
export const officesCsv = Buffer.from(
  "MTQxMzEsIrbcu7e81Li81iIsIpDsjeiOc5bwj4oiLCKQX5PekOyMpyIsIpDsjeiOc5DsjeiL5iIsIot7lnuSrCIsIoJQIiwiMjEwODU3NyIsIjIxMCAgIiwikOyN6CIsMCwwLDAKMDExMDEsItTSwCIsIoLigt+CvYFAipSOronvjtAiLCKWa4pDk7kiLCKORJZ5jnOShombi+YiLCKWa4jqj/CQvCIsIoJQkpqW2iIsIjA2MDg5OTkiLCIwNjAgICIsIo5ElnmShombIiwwLDAsNQo=",
  "base64",
);
