/** Fields that a municipality may add to the form of a business. Their labels and rules are the same wherever they are offered. */
export const furtherFields = ["corporateNumber", "tradeName"] as const;
