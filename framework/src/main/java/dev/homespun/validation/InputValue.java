package dev.homespun.validation;

import dev.homespun.binding.Input;
import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/// What is in an [Input], for constraints such as in `Input<@Min(1) Integer>`.
final class InputValue implements ValueExtractor<Input<@ExtractedValue ?>> {

    @Override
    public void extractValues(Input<?> input, ValueReceiver receiver) {
        if (input instanceof Input.Accepted<?> accepted) {
            receiver.value(null, accepted.value());
        }
    }
}
