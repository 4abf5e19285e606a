package gradus.grading.mistake;

import com.google.auto.service.AutoService;
import java.util.List;

/** Mistakes in the gradient of the loss by the output: its sign and its constants. */
@AutoService(MistakeFamily.class)
public final class LossGradientMistakes implements MistakeFamily {
    @Override
    public List<Mistake> mistakes() {
        return List.of(Mistake.wrong(
                "target-minus-output",
                Family.LOSS_GRADIENT,
                Tier.A,
                "target minus output",
                "If the output is above its target, in which direction does the loss change when the output grows? Compare the sign.",
                "The gradient of the loss has the sign of output minus target. With target minus output every gradient has the other sign.",
                "Problems that ask for nothing but the new parameters, if the step is added as well: two signs cancel.",
                network -> network.hasGradients()
                        ? List.of(Occurrence.of(Occurrence.EVERYWHERE, network.scaled(network.outputGradient(), -1)))
                        : List.of()));
    }
}
