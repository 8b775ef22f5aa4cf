package taskmgmt.serve.page;

import taskmgmt.serve.html.Html;

/** Names and what is known of each. Not thread-safe. */
final class Facts {
    private final Html html = new Html();

    Facts add(String name, Html value) {
        html.open("div").element("dt", name).open("dd").add(value).close("dd").close("div");
        return this;
    }

    /** Nothing where the text is empty. */
    Facts text(String name, String text) {
        return text.isEmpty() ? this : add(name, new Html().open("span", "class", "lines").lines(text).close("span"));
    }

    Html html() {
        return new Html().open("dl", "class", "facts").add(html).close("dl");
    }
}
