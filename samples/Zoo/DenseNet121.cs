using CnnDsl;

namespace Zoo;

/// <summary>Adds k = 32 channels to those that come in; the 1x1 convolution narrows to 4k first.</summary>
[Block]
[BatchNorm(Name = "norm1"), ReLU, Conv2D(128, 1, Bias = false, Name = "conv1")]
[BatchNorm(Name = "norm2"), ReLU, Conv2D(32, 3, Padding = 1, Bias = false, Name = "conv2")]
[Concat(Use.Input, "conv2")]
public class DenseLayer;

/// <summary>Halves the channels, the height and the width.</summary>
[Block]
[BatchNorm(Name = "norm"), ReLU, Conv2D(Use.Filters, 1, Bias = false, Name = "conv"), AvgPool2D(2)]
public class Transition;

/// <summary>
/// "Densely Connected Convolutional Networks" (Huang, Liu, van der Maaten and Weinberger, 2016), table 1, 121 layers.
/// </summary>
[Network(Rounding = Rounding.Floor), Input(3, 224, 224)]
[Conv2D(64, 7, Stride = 2, Padding = 3, Bias = false, Name = "features.conv0")]
[BatchNorm(Name = "features.norm0"), ReLU]                                  //   64 x 112 x 112
[MaxPool2D(3, Stride = 2, Padding = 1)]                                     //   64 x  56 x  56
[Use<DenseLayer>(Repeat = 6, Name = "features.denseblock1.denselayer{1}")]  //  256 x  56 x  56
[Use<Transition>(Filters = 128, Name = "features.transition1")]             //  128 x  28 x  28
[Use<DenseLayer>(Repeat = 12, Name = "features.denseblock2.denselayer{1}")] //  512 x  28 x  28
[Use<Transition>(Filters = 256, Name = "features.transition2")]             //  256 x  14 x  14
[Use<DenseLayer>(Repeat = 24, Name = "features.denseblock3.denselayer{1}")] // 1024 x  14 x  14
[Use<Transition>(Filters = 512, Name = "features.transition3")]             //  512 x   7 x   7
[Use<DenseLayer>(Repeat = 16, Name = "features.denseblock4.denselayer{1}")] // 1024 x   7 x   7
[BatchNorm(Name = "features.norm5"), ReLU]
[GlobalAvgPool2D, Flatten, Dense(1000, Name = "classifier")]                // 1000
public partial class DenseNet121;
