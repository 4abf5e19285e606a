/** What learning platforms want uploaded so that they grade with gradus by themselves, one class a platform. */
@NullMarked
package gradus.platform.bundle;

import org.jspecify.annotations.NullMarked;
