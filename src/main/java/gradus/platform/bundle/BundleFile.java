package gradus.platform.bundle;

import gradus.platform.PlatformSink.Content;
import java.nio.charset.StandardCharsets;

/**
 * A file of a bundle.
 *
 * @param path its path in the bundle, with {@code /}
 * @param executable whether it is a program
 * @param content what stands in it
 */
public record BundleFile(String path, boolean executable, Content content) {
    static BundleFile text(String path, String text) {
        return new BundleFile(path, false, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    static BundleFile script(String path, String text) {
        return new BundleFile(path, true, text(path, text).content());
    }

    static BundleFile of(String path, Content content) {
        return new BundleFile(path, false, content);
    }
}
