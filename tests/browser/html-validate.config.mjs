export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // A page is called what its outlet called the article; search engines, which cut titles, are kept out.
    "long-title": "off",
  },
};
