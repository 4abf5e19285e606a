package gradus.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The templates of HTML pages, which are classes since the build. Safe to use from several threads. */
public final class Templates {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), Templates.class.getPackageName());

    private Templates() {}

    /**
     * A page.
     *
     * @param name the template, below {@code src/main/jte}
     * @param page what it shows
     */
    public static String render(String name, Object page) {
        StringOutput text = new StringOutput();
        TEMPLATES.render(name, page, text);
        return text.toString();
    }
}
