"""The house: what an agency or a client answers once a year, and how large it says that a campaign is."""

from campaignkit.house.commands import AdoptPolicy, AdoptProfile
from campaignkit.house.events import HouseEvent, PolicyAdopted, ProfileAdopted
from campaignkit.house.moves import HOUSE, POLICY, PROFILE, REASONS, HouseView
from campaignkit.house.plan import Bounds, Measures, SizePolicy
from campaignkit.house.states import House, Policy, Profile, a_year_after

__all__ = [
    "HOUSE",
    "POLICY",
    "PROFILE",
    "REASONS",
    "AdoptPolicy",
    "AdoptProfile",
    "Bounds",
    "House",
    "HouseEvent",
    "HouseView",
    "Measures",
    "Policy",
    "PolicyAdopted",
    "Profile",
    "ProfileAdopted",
    "SizePolicy",
    "a_year_after",
]
