/** 「メール受信後、30分以内に本登録画面で登録情報を入力してください。」; the terms of use say so, too (article 5). */
export const codeMinutes = 30;

/** 「8文字以上の半角文字列」 (利用者登録手順 7). */
export const passwordMinLength = 8;
