using CnnDsl;

namespace FashionMnist;

/// <summary>
/// LeNet-5 (LeCun, Bottou, Bengio and Haffner, 1998) with today's ReLU and max pooling: the smallest network that is worth a look.
/// </summary>
[Network, Input(1, 28, 28)]                              //  1 x 28 x 28, one grey image
[Conv2D(6, Kernel = 5, Padding = 2), ReLU, MaxPool2D(2)] //  6 x 14 x 14
[Conv2D(16, Kernel = 5), ReLU, MaxPool2D(2)]             // 16 x  5 x  5
[Flatten]                                                // 400
[Dense(120), ReLU]                                       // 120
[Dense(84), ReLU]                                        //  84
[Dense(10), Softmax]                                     //  10 scores, which add up to 1
public partial class LeNet5;

/// <summary>
/// Small, and better: five 3x3 convolutions, each with batch normalization, and the mean of every last map.
/// The convolutions have no bias, because the batch normalization behind each has one. At load it is folded into
/// the convolution's weights, so it costs nothing; nor does Dropout, which is there for training alone.
/// </summary>
[Network, Input(1, 28, 28)]                                                            //   1 x 28 x 28
[Conv2D(32, Kernel = 3, Padding = 1, Bias = false), BatchNorm, ReLU]                   //  32 x 28 x 28
[Conv2D(32, Kernel = 3, Padding = 1, Bias = false), BatchNorm, ReLU, MaxPool2D(2)]     //  32 x 14 x 14
[Conv2D(64, Kernel = 3, Padding = 1, Bias = false), BatchNorm, ReLU]                   //  64 x 14 x 14
[Conv2D(64, Kernel = 3, Padding = 1, Bias = false), BatchNorm, ReLU, MaxPool2D(2)]     //  64 x  7 x  7
[Conv2D(128, Kernel = 3, Padding = 1, Bias = false), BatchNorm, ReLU, GlobalAvgPool2D] // 128 x  1 x  1
[Flatten, Dropout(0.2), Dense(10), Softmax]                                            //  10 scores
public partial class FashionNet;
