// Which of the expected languages no link that can be seen leads to.
(expected) => {
  const links = [...document.querySelectorAll("a[hreflang]")].filter((each) => isShown(each) && each.getBoundingClientRect().height > 0);
  const offered = new Set(links.map((each) => each.hreflang));
  const lost = expected.filter((code) => !offered.has(code));
  return lost.length ? [`no visible link to the page in ${lost.join(", ")}`] : [];
}
