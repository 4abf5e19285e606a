package gradus.network;

import java.util.List;

/** Something that problem files call by a name. */
public interface Named {

    /** The name in problem files, in lower case with hyphens. */
    String name();

    /** Further names it answers to. */
    default List<String> aliases() {
        return List.of();
    }
}
