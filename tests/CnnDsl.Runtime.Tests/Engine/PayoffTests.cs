using CnnDsl.Engine;

namespace CnnDsl.Runtime.Tests.Engine;

public sealed class PayoffTests
{
    private readonly Payoff _payoff = new();

    [Fact]
    public void Both_ways_are_tried_before_one_is_taken()
    {
        Assert.Equal([true, true, false, false], Enumerable.Range(0, 4).Select(_ => Call(together: 10, alone: 15)));
    }

    [Theory]
    [InlineData(10, 15)]
    [InlineData(15, 10)]
    [InlineData(10, 60)]
    [InlineData(60, 10)]
    [InlineData(10, 10.1)]
    public void The_faster_way_is_taken_and_the_other_costs_less_than_a_hundredth(double together, double alone)
    {
        Learn(together, alone);
        double faster = Math.Min(together, alone);
        double spent = 0;
        const int calls = 20_000;
        for (int i = 0; i < calls; i++)
        {
            spent += Call(together, alone) ? together : alone;
        }

        Assert.InRange(spent / calls, faster, faster * 1.01);
    }

    [Fact]
    public void A_call_that_wakes_the_threads_does_not_speak_against_those_behind_it()
    {
        bool wasTogether = false;
        int together = 0;
        for (int i = 0; i < 10_000; i++)
        {
            // In the beginning other programs have the cores; then a call together takes 60, but twice as long behind one that went alone.
            bool isTogether = _payoff.IsTogether();
            _payoff.Add(isTogether, !isTogether ? 100 : i < 10 ? 300 : wasTogether ? 60 : 120);
            wasTogether = isTogether;
            together += i >= 9000 && isTogether ? 1 : 0;
        }

        Assert.InRange(together, 950, 1000);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    public void A_bad_beginning_is_soon_forgotten(int times)
    {
        // In the beginning other programs have a core, so that a call together takes as many times as long.
        int together = 0;
        for (int i = 0; i < 400; i++)
        {
            together += Call(together: i < 10 ? 60 * times : 60, alone: 100) && i >= 300 ? 1 : 0;
        }

        Assert.InRange(together, 90, 100);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void When_the_machine_changes_so_does_the_way(bool isTogetherFaster)
    {
        (double first, double second) = isTogetherFaster ? (10, 15) : (15, 10);
        Learn(second, first);
        for (int i = 0; i < 2000; i++)
        {
            Call(first, second);
        }

        int changed = Enumerable.Range(0, 200).Count(_ => Call(first, second) == isTogetherFaster);
        Assert.InRange(changed, 190, 200);
    }

    [Fact]
    public void One_slow_call_changes_nothing()
    {
        Learn(together: 10, alone: 15);
        for (int i = 0; i < 40; i++)
        {
            Call(together: 10, alone: 15);
        }

        _payoff.Add(together: true, 500);

        // One trial of the other way, at the most.
        Assert.InRange(Enumerable.Range(0, 20).Count(_ => Call(together: 10, alone: 15)), 17, 20);
    }

    [Fact]
    public void A_call_in_five_that_stands_still_makes_calls_go_alone()
    {
        Learn(together: 5, alone: 7);
        int together = 0;
        for (int i = 0; i < 2000; i++)
        {
            together += Call(together: i % 5 == 0 ? 35 : 5, alone: 7) ? 1 : 0;
        }

        Assert.InRange(together, 0, 200);
    }

    [Fact]
    public void A_caller_who_finds_the_team_busy_tells_what_going_alone_takes()
    {
        int together = 0;
        for (int i = 0; i < 2000; i++)
        {
            (bool first, bool second) = (_payoff.IsTogether(), _payoff.IsTogether());
            _payoff.Add(first, first ? 20 : 10);
            _payoff.Add(together: false, 10);
            together += i >= 1000 && (first || second) ? 1 : 0;
        }

        Assert.InRange(together, 0, 50);
    }

    private void Learn(double together, double alone)
    {
        for (int i = 0; i < 40; i++)
        {
            Call(together, alone);
        }
    }

    private bool Call(double together, double alone)
    {
        bool isTogether = _payoff.IsTogether();
        _payoff.Add(isTogether, isTogether ? together : alone);
        return isTogether;
    }
}
