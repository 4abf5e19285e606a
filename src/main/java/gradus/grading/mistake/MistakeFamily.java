package gradus.grading.mistake;

import java.util.List;

/** Some known mistakes. To add a family, add a class annotated with {@code @AutoService}; to add a mistake, add it to one. */
public interface MistakeFamily {

    /** The mistakes, the most usual ones first. */
    List<Mistake> mistakes();
}
