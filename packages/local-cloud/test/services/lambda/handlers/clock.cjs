exports.handler = async () => ({
  now: Date.now(),
  fresh: Date.parse(new Date().toISOString()),
  given: new Date(5).getTime(),
  called: Date.parse(Date()),
  isDate: new Date() instanceof Date && new Date().constructor === Date,
});
