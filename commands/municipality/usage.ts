export const usage = `npm run municipality -- check <id>
npm run municipality -- new <id> [options]
npm run municipality -- notices check|preview|publish <id>

  notices check <id>     says what is wrong in municipalities/<id>/notices.json
  notices preview <id>   shows it in the running local cloud
  notices publish <id> --stack <name> [--region <region>]
                         shows it on the deployed site within two minutes

  check <id>   says what is wrong in municipalities/<id>, one sentence for each fault
  new <id>     writes municipalities/<id>, and asks for what these options do not say:

  --name <text>        name in Japanese, e.g. みほん市
  --name-en <text>     name in Latin letters, e.g. "Mihon City"
  --domain <host>      of the site; mails come from mail.<host>
  --phone <number>     for questions
  --types <list>       types of account: business,individual or one of them
  --languages <list>   of ja,en,ja-easy (やさしい日本語), ja first; ja,en where not given
  --yes                takes a default for whatever is not given

Ends with 0 when all is well, with 1 when something is to be mended, and with 2 when it was called wrongly.`;
