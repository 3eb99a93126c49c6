namespace CnnDsl.Engine;

/// <summary>Waiting for what another thread has nearly done: some microseconds on the spot, then each time behind whoever else wants the core.</summary>
internal struct Pause
{
    private const int Spins = 500;

    private int _count;

    public void Once()
    {
        if (_count < Spins)
        {
            _count++;
            Thread.SpinWait(1);
        }
        else
        {
            Thread.Yield();
        }
    }
}
