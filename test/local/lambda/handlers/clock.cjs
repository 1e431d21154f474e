exports.handler = async () => ({
  now: Date.now(),
  fresh: Number(new Date()),
  given: new Date(5).getTime(),
  called: Date.parse(Date()),
  isDate: new Date() instanceof Date && new Date().constructor === Date,
});
